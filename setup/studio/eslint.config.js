// What tsc does not see in the scripts of pages.
export default [
  { ignores: ['**/parts.js', '**/foliate-js/**'] },
  {
    rules: {
      'array-callback-return': 'error', eqeqeq: 'error', 'no-console': 'error', 'no-constant-condition': ['error', { checkLoops: false }],
      'no-dupe-keys': 'error', 'no-eval': 'error', 'no-fallthrough': 'error', 'no-implied-eval': 'error', 'no-self-compare': 'error', 'no-shadow-restricted-names': 'error',
      'no-template-curly-in-string': 'error', 'no-unsafe-finally': 'error', 'no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      'no-useless-assignment': 'error', 'no-var': 'error', 'prefer-const': 'error',
      'no-restricted-properties': ['error', { property: 'innerHTML' }, { property: 'outerHTML' }, { property: 'insertAdjacentHTML' }, { object: 'document', property: 'write' }],
    },
  },
]

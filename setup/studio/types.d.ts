export type { Signal } from '@preact/signals'
export type { Range, StateEffectType } from '@codemirror/state'
export type { DecorationSet, ViewUpdate } from '@codemirror/view'
export type { InlineParser } from '@lezer/markdown'

// For the checker alone: the bundle parts.js has what setup/studio/parts.js takes from libraries.
export * from '../../../../setup/studio/parts.js'
export type * from '../../../../setup/studio/types'

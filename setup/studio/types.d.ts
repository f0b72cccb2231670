export type { Signal } from '@preact/signals'
export type { Range, StateEffectType } from '@codemirror/state'
export type { ViewUpdate } from '@codemirror/view'
export type { InlineParser } from '@lezer/markdown'

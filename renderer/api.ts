/**
 * The one way from a screen to the practice: typed queries and commands over the bridge of the preload.
 * Answers are values; nothing here throws for a failure a screen has to show.
 */
import type { Bridge, ChannelName, Input, Notice, Output } from '../shared/ipc/contract.ts'
import type { Answer } from '../shared/ipc/define.ts'

declare global {
  interface Window { readonly stillroom: Bridge }
}

export const call = async <Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Answer<Output<Name>>> =>
  // The guard on the other side answers by the same contract value this type is derived from.
  await window.stillroom.call(channel, input) as Answer<Output<Name>>

export const onNotice = (listener: (notice: Notice) => void): (() => void) => window.stillroom.onNotice(listener)

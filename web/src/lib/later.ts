import { lazyRouteComponent } from '@tanstack/react-router'
import { type ComponentType, lazy } from 'react'
import { translated } from './catalogue.ts'

/** A page's screen: its code and its sentences are loaded when somebody goes there. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the module exports
export const screen = <Module extends Record<string, any>, Key extends keyof Module>(load: () => Promise<Module>, name: Key) =>
  lazyRouteComponent(() => translated(load()), name)

/** A part of a page that is loaded when it is first shown: the default export of its file. */
export const later = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) => lazy(() => translated(load()))

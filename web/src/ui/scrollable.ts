/** Spread onto whatever scrolls and may hold nothing to focus, so that the arrow keys reach it. */
export const scrollable = { tabIndex: 0 } as const

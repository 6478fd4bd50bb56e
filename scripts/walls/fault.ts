/** Something that stands where it may not. `key` says what, the same from run to run; `says` tells a person, and what to do about it. */
export interface Fault {
  key: string
  says: string
}

/** Repository-relative paths with forward slashes, and the text of each. */
export type Sources = Record<string, string>

export const isBuilt = (file: string): boolean => !/\.test\.tsx?$|-for-tests\.tsx?$|\.gen\.ts$/.test(file)

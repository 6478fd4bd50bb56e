/** A short word in the corner. The library comes with the first one, so that it weighs nothing on the first view. */
export const toast = {
  success: (words: string) => void import('sonner').then(({ toast }) => toast.success(words)),
  error: (words: string, description?: string) => void import('sonner').then(({ toast }) => toast.error(words, { description })),
}

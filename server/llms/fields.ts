import { z } from 'zod'

/** Fields that most providers' forms share. */
export const apiKeyField = (where: string) =>
  z
    .string()
    .trim()
    .min(1, 'Paste the key.')
    .max(500)
    .meta({ label: 'API key', help: `From ${where}. Kept sealed and never shown again.`, secret: true })

export const modelField = (initial: string) =>
  z
    .string()
    .trim()
    .min(1, 'Write the model’s name as the server lists it.')
    .max(200)
    .default(initial)
    .meta({ label: 'Model', placeholder: initial })

export const temperatureField = z
  .number()
  .min(0, 'From 0 to 2.')
  .max(2, 'From 0 to 2.')
  .default(0.3)
  .meta({ label: 'Temperature', help: '0 is strict, 1 is free. Low suits a shop.' })

export const embeddingModelField = (initial: string) =>
  z
    .string()
    .trim()
    .max(200)
    .default(initial)
    .meta({ label: 'Embedding model', help: 'Used only when this provider reads your documents.', placeholder: initial })

import type { Phrases } from './en.ts'

export default { optedOut: 'تم: لن تصلك رسائل من {business} بعد الآن. أرسل START للعودة.' } satisfies Partial<Phrases>

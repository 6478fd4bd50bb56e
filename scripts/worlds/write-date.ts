import type { Country } from './countries.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** 2026-03-09 as papers of the country write it. */
export function writeDate(date: string, { dates }: Country): string {
  const [year = '', month = '', day = ''] = date.split('-')
  switch (dates) {
    case 'dmy/':
      return `${day}/${month}/${year}`
    case 'dmy.':
      return `${Number(day)}.${Number(month)}.${year}`
    case 'mdy/':
      return `${Number(month)}/${Number(day)}/${year}`
    case 'ymd-':
      return date
    case 'words':
      return `${Number(day)} ${months[Number(month) - 1]} ${year}`
  }
}

import { catalogue } from '../lib/catalogue.ts'

export const say = catalogue('app/say', {
  more: 'More',
  referenceNumber: 'Reference {number}',
  notFoundTitle: 'Page not found · Salesboy',
  notFound: 'This page does not exist',
  notFoundNext: 'The address may have a typing mistake, or the page was deleted.',
  backToTheOverview: 'Go to the overview',
  themeSystem: 'Colours: like this device',
  themeLight: 'Colours: light',
  themeDark: 'Colours: dark',
  language: 'Language',
  signOut: 'Sign out',
  skipToThePage: 'Skip to the page',
  main: 'Main',
})

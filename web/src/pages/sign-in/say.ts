import { catalogue } from '../../lib/catalogue.ts'

export const say = catalogue('pages/sign-in/say', {
  pageTitle: 'Sign in · Salesboy',
  welcome: 'Welcome back',
  signInToGoOn: 'Sign in to go back to where you were.',
  signInToSeeWho: 'Sign in to see your customers’ messages.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  lostPassword: 'Forgot your password? Ask the person who set up Salesboy for you to give you a new one.',
  openSource: 'Free and open software. It runs on your own machine, and your chats stay there.',
  sampleQuestion: 'Good evening! How much is a large tray of jollof?',
  sampleAnswer: 'A large tray is ₦25,000 and feeds about ten. Shall I put one aside for Saturday?',
  sampleSource: 'Answered in 2 seconds, from “Price list.pdf”',
  sampleWish: 'Can I talk to someone about a wedding?',
  samplePerson: 'Teo here, happy to help. How many guests?',
})

import { room } from '#platform/room.ts'
import { forget } from './delete-source.ts'
import { embed } from './embed.ts'
import { versionsPart } from './for-turn.ts'
import { read } from './read.ts'
import { routes } from './routes.ts'
import { fetchPage } from './sites/fetch-page.ts'
import { visit } from './sites/visit-site.ts'
import { unstore } from './unstore.ts'

export default room({
  routes: [routes],
  forTurn: { versions: versionsPart },
  jobs: { read, forget, visit, fetchPage, embed, unstore },
  on: { 'embedder.changed': { job: embed, payload: () => ({}) }, 'model.changed': { job: embed, payload: () => ({}) } },
})

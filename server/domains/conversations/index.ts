import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { forgetOld } from './forget-old.ts'
import { fetchMedia } from './media/fetch-media.ts'
import { releaseDue } from './release.ts'
import { routes } from './routes.ts'
import { sweep } from './sweep.ts'

export default room({
  routes: [routes],
  jobs: { fetchMedia },
  every: {
    sweep: { everyMs: 3_000, run: () => sweep(null) },
    release: { everyMs: 2_000, run: releaseDue },
    forget: { everyMs: 3_600_000, run: forgetOld },
  },
  actions,
})

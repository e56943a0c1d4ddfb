import { type Role, useSession } from '@ui/session'
import { createRouter, createWebHistory } from 'vue-router'

/** The addresses of officers and administrators; each says whose it is. */
export const router = createRouter({
  history: createWebHistory('/govern/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: { render: () => null } },
    { path: '/sign-in', name: 'sign-in', component: () => import('./account/SignInPage.vue'), meta: { bare: true, word: 'signInTitle' } },
    { path: '/cases', name: 'cases', component: () => import('./cases/CasesPage.vue'), meta: { role: 'OFFICER', word: 'navCases' } },
    { path: '/cases/:id', name: 'case', component: () => import('./cases/CasePage.vue'), props: true, meta: { role: 'OFFICER', word: 'navCases' } },
    { path: '/wall', name: 'wall', component: () => import('./wall/WallPage.vue'), meta: { role: 'OFFICER', word: 'navWall' } },
    { path: '/reports', name: 'reports', component: () => import('./reports/ReportsPage.vue'), meta: { role: 'OFFICER', word: 'navReports' } },
    { path: '/proof', name: 'proof', component: () => import('./proof/ProofPage.vue'), meta: { role: 'OFFICER', word: 'navProof' } },
    { path: '/people', name: 'people', component: () => import('./people/PeoplePage.vue'), meta: { role: 'ADMIN', word: 'navPeople' } },
    { path: '/shops', name: 'shops', component: () => import('./shops/ShopsPage.vue'), meta: { role: 'ADMIN', word: 'navShops' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.known) {
    await session.load()
  }
  if (to.name === 'sign-in') {
    return true
  }
  if (!session.has('OFFICER') && !session.has('ADMIN')) {
    return { name: 'sign-in', query: { next: to.fullPath } }
  }
  const home = session.has('OFFICER') ? { name: 'cases' } : { name: 'shops' }
  const role = to.meta['role'] as Role | undefined
  return role === undefined || !session.has(role) ? home : true
})

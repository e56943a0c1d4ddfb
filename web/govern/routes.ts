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
    { path: '/findings', name: 'findings', component: () => import('./findings/FindingsPage.vue'), meta: { role: 'OFFICER', word: 'navFindings' } },
    { path: '/findings/:show/:line', name: 'finding', component: () => import('./findings/FindingPage.vue'), props: true, meta: { role: 'OFFICER', word: 'findingTitle' } },
    { path: '/doubts', name: 'doubts', component: () => import('./doubts/DoubtsPage.vue'), meta: { role: 'OFFICER', word: 'navDoubts' } },
    { path: '/doubts/:id', name: 'doubt', component: () => import('./doubts/DoubtPage.vue'), props: true, meta: { role: 'OFFICER', word: 'navDoubts' } },
    { path: '/films', name: 'films', component: () => import('./films/FilmsPage.vue'), meta: { role: 'OFFICER', word: 'navFilms' } },
    { path: '/films/:id', name: 'film', component: () => import('./films/FilmPage.vue'), props: true, meta: { role: 'OFFICER', word: 'navFilms' } },
    { path: '/goods', name: 'goods', component: () => import('./goods/GoodsPage.vue'), meta: { role: 'OFFICER', word: 'navGoods' } },
    { path: '/goods/:product', name: 'goods-one', component: () => import('./goods/GoodsOnePage.vue'), props: true, meta: { role: 'OFFICER', word: 'navGoods' } },
    { path: '/shows/:show/preair', name: 'preair', component: () => import('./goods/PreAirPage.vue'), props: true, meta: { role: 'OFFICER', word: 'preAirTitle' } },
    { path: '/dossiers', name: 'dossiers', component: () => import('./dossiers/DossiersPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navDossiers' } },
    { path: '/dossiers/new', name: 'dossier-new', component: () => import('./dossiers/NewDossierPage.vue'), meta: { role: 'OFFICER', word: 'dossierNew' } },
    { path: '/dossiers/:id', name: 'dossier', component: () => import('./dossiers/DossierPage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navDossiers' } },
    { path: '/dossiers/:id/print/:document', name: 'paper', component: () => import('./dossiers/PrintPage.vue'), props: true, meta: { bare: true, role: 'OFFICER', also: 'ADMIN', word: 'papersOf' } },
    { path: '/reports', name: 'reports', component: () => import('./reports/ReportsPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navReports' } },
    { path: '/reports/:id', name: 'report', component: () => import('./reports/ReportPage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navReports' } },
    { path: '/proof', name: 'proof', component: () => import('./proof/ProofPage.vue'), meta: { role: 'OFFICER', word: 'navProof' } },
    { path: '/subjects', name: 'subjects', component: () => import('./subjects/SubjectsPage.vue'), meta: { role: 'OFFICER', word: 'navSubjects' } },
    { path: '/subjects/:kind/:id', name: 'subject', component: () => import('./subjects/SubjectPage.vue'), props: true, meta: { role: 'OFFICER', word: 'navSubjects' } },
    { path: '/green', name: 'green', component: () => import('./green/GreenListPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navGreen' } },
    { path: '/green/:kind(shop|host|agency|platform)/:id', name: 'green-one', component: () => import('./green/GreenPage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navGreen' } },
    { path: '/guidance', name: 'guidance', component: () => import('./guidance/GuidancePage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navGuidance' } },
    { path: '/guidance/questions/new', name: 'question-new', component: () => import('./exam/QuestionPage.vue'), meta: { role: 'OFFICER', word: 'examTitle' } },
    { path: '/guidance/questions/:id', name: 'question', component: () => import('./exam/QuestionPage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'examTitle' } },
    { path: '/self-check', name: 'platform-check', component: () => import('./guidance/PlatformCheckPage.vue'), meta: { role: 'ADMIN', word: 'navPlatformCheck' } },
    { path: '/rules', name: 'rules', component: () => import('./rules/RulesPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navRules' } },
    { path: '/rules/changes/:id', name: 'rule-change', component: () => import('./rules/ChangePage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navRules' } },
    { path: '/rules/readers/:id', name: 'reader', component: () => import('./rules/ReaderPage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navRules' } },
    { path: '/rules/:id', name: 'rule', component: () => import('./rules/RulePage.vue'), props: true, meta: { role: 'OFFICER', also: 'ADMIN', word: 'navRules' } },
    { path: '/export', name: 'export', component: () => import('./keep/ExportPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navExport' } },
    { path: '/retention', name: 'retention', component: () => import('./keep/RetentionPage.vue'), meta: { role: 'OFFICER', also: 'ADMIN', word: 'navRetention' } },
    { path: '/people', name: 'people', component: () => import('./people/PeoplePage.vue'), meta: { role: 'ADMIN', word: 'navPeople' } },
    { path: '/shops', name: 'shops', component: () => import('./shops/ShopsPage.vue'), meta: { role: 'ADMIN', word: 'navShops' } },
    { path: '/weighing', name: 'weighing', component: () => import('./weighing/WeighingPage.vue'), meta: { role: 'ADMIN', word: 'navWeighing' } },
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
  const also = to.meta['also'] as Role | undefined
  const passes = role !== undefined && (session.has(role) || (also !== undefined && session.has(also)))
  return passes ? true : home
})

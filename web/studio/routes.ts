import { useSession } from '@ui/session'
import { createRouter, createWebHistory } from 'vue-router'
import { type Door, firstPage, passes, useAtWork } from './people/at-work'

/** The seller's addresses. Each says whom it is for; the server asks again at every call. */
export const router = createRouter({
  history: createWebHistory('/studio/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: () => import('./home/HomePage.vue'), meta: { word: 'navHome', door: 'shop' } },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./account/SignInPage.vue'),
      meta: { bare: true, open: true, word: 'signInTitle' },
    },
    { path: '/products', name: 'products', component: () => import('./goods/ProductsPage.vue'), meta: { word: 'navGoods', door: 'GOODS' } },
    {
      path: '/products/import',
      name: 'import',
      component: () => import('./goods/ImportPage.vue'),
      meta: { word: 'importTitle', door: 'GOODS' },
    },
    { path: '/suppliers', name: 'suppliers', component: () => import('./goods/SuppliersPage.vue'), meta: { word: 'suppliers', door: 'GOODS' } },
    {
      path: '/products/new',
      name: 'new-product',
      component: () => import('./goods/ProductPage.vue'),
      props: { id: null },
      meta: { word: 'newProduct', door: 'GOODS' },
    },
    {
      path: '/products/:id',
      name: 'product',
      component: () => import('./goods/ProductPage.vue'),
      props: true,
      meta: { word: 'navGoods', door: 'GOODS' },
    },
    { path: '/copy', name: 'copy', component: () => import('./copy/CopyPage.vue'), meta: { word: 'navCopy', door: 'copy' } },
    { path: '/copy/:id', name: 'copy-text', component: () => import('./copy/CopyTextPage.vue'), props: true, meta: { word: 'navCopy', door: 'copy' } },
    { path: '/films', name: 'films', component: () => import('./films/FilmsPage.vue'), meta: { word: 'navFilms', door: 'copy' } },
    { path: '/clips', name: 'clips', component: () => import('./films/ClipsPage.vue'), meta: { word: 'navClips', door: 'RECORDING' } },
    { path: '/clips/:id', name: 'clip', component: () => import('./films/ClipPage.vue'), props: true, meta: { word: 'navClips', door: 'RECORDING' } },
    { path: '/films/:id', name: 'film', component: () => import('./films/FilmPage.vue'), props: true, meta: { word: 'navFilms', door: 'copy' } },
    { path: '/offers', name: 'offers', component: () => import('./selection/OffersPage.vue'), meta: { word: 'navOffers', door: 'GOODS' } },
    { path: '/selection', name: 'selection', component: () => import('./selection/PoolPage.vue'), meta: { word: 'navSelection', door: 'selection' } },
    { path: '/shows', name: 'shows', component: () => import('./shows/ShowsPage.vue'), meta: { word: 'navShows', door: 'shows' } },
    {
      path: '/shows/:id',
      name: 'show',
      component: () => import('./shows/ShowPage.vue'),
      props: true,
      meta: { word: 'navShows', door: 'shows' },
    },
    {
      path: '/shows/:id/presenter',
      name: 'presenter',
      component: () => import('./presenter/PresenterPage.vue'),
      props: true,
      meta: { word: 'presenterTitle', door: 'shows' },
    },
    {
      path: '/shows/:id/screen',
      name: 'show-screen',
      component: () => import('./insight/ScreenPage.vue'),
      props: true,
      meta: { word: 'screenTitle', bare: true, door: 'shows' },
    },
    {
      path: '/shows/:id/report',
      name: 'show-report',
      component: () => import('./insight/ReportPage.vue'),
      props: true,
      meta: { word: 'reportTitle', door: 'shows' },
    },
    { path: '/audience', name: 'audience', component: () => import('./insight/AudiencePage.vue'), meta: { word: 'navAudience', door: 'FIGURES' } },
    { path: '/radar', name: 'radar', component: () => import('./radar/RankingPage.vue'), meta: { word: 'navRadar', door: 'radar' } },
    { path: '/radar/outside', name: 'radar-outside', component: () => import('./radar/OutsidePage.vue'), meta: { word: 'navRadar', door: 'radar' } },
    { path: '/radar/spending', name: 'radar-spending', component: () => import('./radar/SpendPage.vue'), meta: { word: 'navRadar', door: 'radar' } },
    {
      path: '/radar/:kind(products|brands|hosts|rooms|shows)/:id',
      name: 'radar-subject',
      component: () => import('./radar/SubjectPage.vue'),
      props: true,
      meta: { word: 'navRadar', door: 'radar' },
    },
    { path: '/metrics', name: 'metrics', component: () => import('./insight/MetricsPage.vue'), meta: { word: 'metricsTitle', door: 'all' } },
    {
      path: '/after-sales/:id?',
      name: 'after-sales',
      component: () => import('./aftersale/CasesPage.vue'),
      props: true,
      meta: { word: 'navAfterSale', keep: 'after-sales', door: 'AFTER_SALE' },
    },
    { path: '/redeem', name: 'redeem', component: () => import('./redeem/RedeemPage.vue'), meta: { word: 'navRedeem', door: 'REDEEM' } },
    { path: '/orders/ship', name: 'ship-file', component: () => import('./orders/ShipFilePage.vue'), meta: { word: 'shipFileTitle', door: 'ORDERS' } },
    { path: '/orders/packing', name: 'packing', component: () => import('./orders/PackingPage.vue'), meta: { word: 'packingTitle', bare: true, door: 'ORDERS' } },
    {
      path: '/orders/:id?',
      name: 'orders',
      component: () => import('./orders/OrdersPage.vue'),
      props: true,
      meta: { word: 'navOrders', keep: 'orders', door: 'ORDERS' },
    },
    { path: '/shelf', name: 'shelf', component: () => import('./settings/ShelfPage.vue'), meta: { word: 'navShelf', door: 'GOODS' } },
    { path: '/notices', name: 'notices', component: () => import('./notices/NoticesPage.vue'), meta: { word: 'navNotices', door: 'shop' } },
    { path: '/complaints', name: 'complaints', component: () => import('./complaints/ComplaintsPage.vue'), meta: { word: 'navComplaints', door: 'shop' } },
    { path: '/helpdesk', name: 'helpdesk', component: () => import('./helpdesk/HelpdeskPage.vue'), meta: { word: 'navHelpdesk', door: 'ANSWER' } },
    { path: '/notices/:id', name: 'notice', component: () => import('./notices/NoticePage.vue'), props: true, meta: { word: 'navNotices', door: 'shop' } },
    { path: '/green', name: 'green', component: () => import('./green/GreenPage.vue'), meta: { word: 'navGreen', door: 'FIGURES' } },
    { path: '/team', name: 'team', component: () => import('./people/TeamPage.vue'), meta: { word: 'navTeam', door: 'shop' } },
    { path: '/self-check', name: 'self-check', component: () => import('./register/SelfCheckPage.vue'), meta: { word: 'navSelfCheck', door: 'shop' } },
    { path: '/own-check', name: 'own-check', component: () => import('./register/OwnCheckPage.vue'), meta: { word: 'navOwnCheck', door: 'own-check' } },
    { path: '/courses', name: 'courses', component: () => import('./register/CoursesPage.vue'), meta: { word: 'navCourses', door: 'selection' } },
    { path: '/agency', name: 'agency', component: () => import('./agency/AgencyPage.vue'), meta: { word: 'navAgency', door: 'agency' } },
    { path: '/settings', redirect: '/settings/account' },
    { path: '/settings/shop', name: 'settings-shop', component: () => import('./settings/ShopPage.vue'), meta: { word: 'navSettings', door: 'shop' } },
    { path: '/settings/freight', name: 'settings-freight', component: () => import('./settings/FreightPage.vue'), meta: { word: 'navSettings', door: 'shop' } },
    { path: '/settings/account', name: 'settings-account', component: () => import('./settings/AccountPage.vue'), meta: { word: 'accountSettings', door: 'all' } },
    { path: '/no-leave', name: 'no-shop', component: () => import('./people/NoLeavePage.vue'), meta: { word: 'studio', door: 'all' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  const work = useAtWork()
  if (!session.known) {
    await session.load()
  }
  if (to.meta['open'] === true) {
    return true
  }
  const next = { name: 'sign-in', query: { next: to.fullPath } }
  if (!session.signedIn) {
    return next
  }
  // Only the page where a password of one's own is chosen is open to a one-time one.
  if (session.me?.mustChangePassword === true) {
    return to.name === 'settings-account' ? true : { name: 'settings-account' }
  }
  const who = work.who?.id === session.me?.id ? work.who : await work.load()
  if (who === null) {
    return next
  }
  const door = (to.meta['door'] ?? 'all') as Door
  const first = firstPage(who)
  if (passes(who, door)) {
    return to.name === 'home' && first !== 'home' ? { name: first } : true
  }
  // The studio's front page leads everybody to where they have something to do; other pages say whose they are.
  return to.name === 'home' || who.shop === null ? { name: first } : { name: 'no-shop', query: { act: door === 'copy' ? 'GOODS' : door === 'radar' ? 'FIGURES' : door } }
})

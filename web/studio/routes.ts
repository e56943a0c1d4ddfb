import { useSession } from '@ui/session'
import { createRouter, createWebHistory } from 'vue-router'

/** The seller's addresses. All but signing in need a merchant. */
export const router = createRouter({
  history: createWebHistory('/studio/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: '/products' },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./account/SignInPage.vue'),
      meta: { bare: true, open: true, word: 'signInTitle' },
    },
    { path: '/products', name: 'products', component: () => import('./goods/ProductsPage.vue'), meta: { word: 'navGoods' } },
    {
      path: '/products/import',
      name: 'import',
      component: () => import('./goods/ImportPage.vue'),
      meta: { word: 'importTitle' },
    },
    { path: '/suppliers', name: 'suppliers', component: () => import('./goods/SuppliersPage.vue'), meta: { word: 'suppliers' } },
    {
      path: '/products/new',
      name: 'new-product',
      component: () => import('./goods/ProductPage.vue'),
      props: { id: null },
      meta: { word: 'newProduct' },
    },
    {
      path: '/products/:id',
      name: 'product',
      component: () => import('./goods/ProductPage.vue'),
      props: true,
      meta: { word: 'navGoods' },
    },
    { path: '/offers', name: 'offers', component: () => import('./selection/OffersPage.vue'), meta: { word: 'navOffers' } },
    { path: '/selection', name: 'selection', component: () => import('./selection/PoolPage.vue'), meta: { word: 'navSelection' } },
    { path: '/shows', name: 'shows', component: () => import('./shows/ShowsPage.vue'), meta: { word: 'navShows' } },
    {
      path: '/shows/:id',
      name: 'show',
      component: () => import('./shows/ShowPage.vue'),
      props: true,
      meta: { word: 'navShows' },
    },
    {
      path: '/after-sales/:id?',
      name: 'after-sales',
      component: () => import('./aftersale/CasesPage.vue'),
      props: true,
      meta: { word: 'navAfterSale', keep: 'after-sales' },
    },
    { path: '/orders/ship', name: 'ship-file', component: () => import('./orders/ShipFilePage.vue'), meta: { word: 'shipFileTitle' } },
    { path: '/orders/packing', name: 'packing', component: () => import('./orders/PackingPage.vue'), meta: { word: 'packingTitle', bare: true } },
    {
      path: '/orders/:id?',
      name: 'orders',
      component: () => import('./orders/OrdersPage.vue'),
      props: true,
      meta: { word: 'navOrders', keep: 'orders' },
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.known) {
    await session.load()
  }
  if (to.meta['open'] !== true && !session.has('MERCHANT')) {
    return { name: 'sign-in', query: { next: to.fullPath } }
  }
  return true
})

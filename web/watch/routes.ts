import { useSession } from '@ui/session'
import { createRouter, createWebHistory } from 'vue-router'
import Home from './home/Home.vue'
import { way } from './way'

/** The viewer's addresses. Only the list is in the first load; the rest comes when it is opened. */
export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: Home },
    { path: '/show/:id', name: 'show', component: () => import('./room/RoomPage.vue'), props: true },
    { path: '/orders', name: 'orders', component: () => import('./orders/OrdersPage.vue') },
    { path: '/orders/:id', name: 'order', component: () => import('./orders/OrderPage.vue'), props: true },
    { path: '/mall', name: 'mall', component: () => import('./mall/MallPage.vue') },
    { path: '/films/:id?', name: 'films', component: () => import('./films/FilmsPage.vue'), props: true },
    { path: '/shop/:id', name: 'shop', component: () => import('./mall/ShopPage.vue'), props: true },
    { path: '/favourites', name: 'favourites', component: () => import('./mall/FavouritesPage.vue') },
    { path: '/compare', name: 'compare', component: () => import('./mall/ComparePage.vue') },
    { path: '/bag', name: 'bag', component: () => import('./bag/BagPage.vue') },
    { path: '/orders/:id/parcels/:parcel', name: 'parcel', component: () => import('./orders/ParcelPage.vue'), props: true },
    { path: '/orders/:id/after-sale', name: 'ask', component: () => import('./orders/AskPage.vue'), props: true },
    { path: '/after-sales/:id', name: 'case', component: () => import('./orders/CasePage.vue'), props: true },
    { path: '/product/:id', name: 'product', component: () => import('./product/ProductPage.vue'), props: true },
    { path: '/checkout', name: 'checkout', component: () => import('./checkout/CheckoutPage.vue') },
    { path: '/checkout/:id', name: 'checkout-result', component: () => import('./checkout/CheckoutResult.vue'), props: true },
    { path: '/me', name: 'me', component: () => import('./me/MePage.vue') },
    { path: '/me/addresses', name: 'me-addresses', component: () => import('./me/AddressesPage.vue') },
    { path: '/me/closing', name: 'me-closing', component: () => import('./me/ClosingPage.vue') },
    { path: '/me/films', name: 'me-films', component: () => import('./films/OwnFilmsPage.vue') },
    { path: '/me/follows', name: 'me-follows', component: () => import('./me/FollowsPage.vue') },
    { path: '/me/history', name: 'me-history', component: () => import('./me/HistoryPage.vue') },
    { path: '/me/interests', name: 'me-interests', component: () => import('./me/InterestsPage.vue') },
    { path: '/me/invitations', name: 'me-invitations', component: () => import('./me/InvitationsPage.vue') },
    { path: '/me/reports', name: 'me-reports', component: () => import('./me/ReportsPage.vue') },
    { path: '/me/security', name: 'me-security', component: () => import('./me/SecurityPage.vue') },
    { path: '/me/shop', name: 'me-shop', component: () => import('./me/OpenShopPage.vue') },
    { path: '/me/tokens', name: 'me-tokens', component: () => import('./me/TokensPage.vue') },
    { path: '/invite/:code', name: 'invite', component: () => import('./me/InvitePage.vue'), props: true },
    { path: '/sign-in', name: 'sign-in', component: () => import('./account/SignInPage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

/** With a one-time password nothing is open but choosing one's own. */
router.beforeEach((to) => {
  const limited = useSession().me?.mustChangePassword === true
  return limited && to.name !== 'me-security' && to.name !== 'sign-in' ? { name: 'me-security' } : true
})

// Before the page is made, which tells the room by what way its viewer came.
router.beforeResolve((to, from) => way.go(to, from))

import '@ui/theme.css'
import '@ui/desk.css'
import './element.css'
import './narrow.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { router } from './routes'
import Studio from './Studio.vue'

createApp(Studio).use(createPinia()).use(router).mount('#app')

import '@ui/theme.css'
import '@ui/desk.css'
import './govern.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import Govern from './Govern.vue'
import { router } from './routes'

createApp(Govern).use(createPinia()).use(router).mount('#app')

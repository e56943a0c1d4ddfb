import '@ui/theme.css'
import { useSession } from '@ui/session'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { router } from './routes'
import Watch from './Watch.vue'

const app = createApp(Watch).use(createPinia()).use(router)
void useSession().load()
app.mount('#app')

package org.qiantang.app.avatar;

import java.time.InstantSource;
import org.qiantang.app.media.MediaPrograms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engines that move a host's body outside this process; as many as are set, which usually is none. */
@Configuration(proxyBeanMethods = false)
class AvatarWiring {
    @Bean
    Avatars avatars(AvatarSettings settings, InstantSource clock) {
        return new Avatars(settings, MediaPrograms.ffmpeg(), clock, System::nanoTime);
    }
}

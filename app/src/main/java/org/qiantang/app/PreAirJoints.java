package org.qiantang.app;

import org.qiantang.app.copywriting.LiveScript;
import org.qiantang.app.copywriting.ScriptWriter;
import org.qiantang.app.copywriting.Slots;
import org.qiantang.app.preair.PreAirDesk;
import org.qiantang.app.preair.Scripts;
import org.qiantang.app.show.BeforeAir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the reviews before air meet the shows that wait for them and the scripts that they judge. */
@Configuration(proxyBeanMethods = false)
class PreAirJoints {
    @Bean
    BeforeAir beforeAir(PreAirDesk desk) {
        return desk::requireReviewed;
    }

    /** Lines that cannot be said now, such as of what is sold out, are left out. */
    @Bean
    Scripts scriptDrafts(ScriptWriter writer, Slots slots) {
        return showId -> writer.write(showId).segments().stream()
                .flatMap(segment -> segment.lines().stream()
                        .map(LiveScript.Line::text)
                        .flatMap(text -> slots.resolve(showId, text).stream())
                        .map(text -> new Scripts.Written(segment.itemId(), text)))
                .toList();
    }
}

package org.qiantang.app;

import org.qiantang.app.closure.KeptElsewhere;
import org.qiantang.app.feed.ForgottenPeople;
import org.qiantang.app.proof.Custody;
import org.qiantang.app.shortvideo.OwnFilms;
import org.qiantang.app.stage.Stage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the closing of an account meets those who keep something of its person outside of rows. */
@Configuration(proxyBeanMethods = false)
class AccountJoints {
    @Bean
    KeptElsewhere keptElsewhere(OwnFilms films, ForgottenPeople suggestions, Custody custody, Stage stage) {
        return new KeptElsewhere() {
            @Override
            public void forgetFilms(long personId) {
                films.forget(personId);
            }

            @Override
            public void forgetSuggestions(long personId) {
                suggestions.forget(personId);
            }

            @Override
            public void forgetAccesses(long personId) {
                custody.erase(personId);
            }

            @Override
            public void forgetTalk(long personId) {
                stage.forget(personId);
            }
        };
    }
}

package org.qiantang.app;

import org.qiantang.app.order.Orders;
import org.qiantang.app.proof.OrderPlace;
import org.qiantang.app.proof.RoomOfShow;
import org.qiantang.app.proof.RuleBase;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.guard.GuardInForce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the evidence log meets shows, orders and the guard's rules. */
@Configuration(proxyBeanMethods = false)
class ProofJoints {
    @Bean
    RoomOfShow roomOfShow(Shows shows) {
        return showId -> shows.brief(showId).map(Shows.Brief::roomId);
    }

    @Bean
    OrderPlace orderPlace(Orders orders) {
        return orders::bornAt;
    }

    @Bean
    RuleBase ruleBase(GuardInForce guard) {
        return () -> guard.now().version();
    }
}

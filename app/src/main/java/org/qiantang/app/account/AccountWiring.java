package org.qiantang.app.account;

import java.time.InstantSource;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** How people are known and what each kind may reach. */
@Configuration(proxyBeanMethods = false)
class AccountWiring {
    @Bean
    People people(JdbcClient jdbc, InstantSource clock, Ids ids) {
        return new People(new PersonTable(jdbc), new SessionTable(jdbc), new BCryptPasswordEncoder(), clock, ids);
    }

    @Bean
    Secrets secrets(JdbcClient jdbc) {
        return new Secrets(jdbc);
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, People people) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/studio/**")
                        .hasAnyRole(Role.MERCHANT.name(), Role.HOST.name())
                        .requestMatchers("/api/orders/**", "/api/me/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/shows/*/claims")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.spa()
                        // The payment provider signs its callbacks and has no cookie; its cashier page is its own.
                        .ignoringRequestMatchers("/api/payments/callback/**", "/simpay/**"))
                .addFilterBefore(new SessionFilter(people), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((_, response, _) -> {
                    response.setStatus(401);
                    response.setContentType("application/json;charset=UTF-8");
                    response.getWriter().write("{\"code\":\"sign-in\",\"message\":\"请先登录 · sign in first\"}");
                }))
                .headers(
                        headers -> headers.frameOptions(frame -> frame.sameOrigin())
                                .contentSecurityPolicy(
                                        policy -> policy.policyDirectives(
                                                "default-src 'self'; img-src 'self' data: blob:; "
                                                        + "media-src 'self' blob: http: https:; connect-src 'self' ws: wss: http: https:; "
                                                        + "style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'self'")))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }
}

package org.qiantang.app.account;

import java.time.InstantSource;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.ProblemBody;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;

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
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, _) -> ProblemBody.write(Problem.signIn(), request, response))
                        .accessDeniedHandler(
                                (request, response, why) -> ProblemBody.write(refusal(why), request, response)))
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

    private static Problem refusal(AccessDeniedException why) {
        return why instanceof CsrfException
                ? new Problem(403, "stale-page", "页面已过期，请刷新后再试", "this page is stale; reload it and try again")
                : new Problem(403, "forbidden", "您的身份不能做这件事", "this is not allowed to your role");
    }
}

package org.qiantang.app.account;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.ProblemBody;
import org.qiantang.event.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How people are known and what each kind may reach. */
@Configuration(proxyBeanMethods = false)
class AccountWiring {
    /** Beside the roles: works in a shop, or hosts for one. */
    static final String STAFF = "STAFF";

    @Bean
    AddressBook addressBook(
            JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json, InstantSource clock, Ids ids) {
        return new AddressBook(new AddressTable(jdbc), new PersonTable(jdbc), transactions, json, clock, ids);
    }

    @Bean
    People people(JdbcClient jdbc, AddressBook addresses, InstantSource clock, Ids ids) {
        return new People(
                new PersonTable(jdbc),
                new SessionTable(jdbc),
                new TokenTable(jdbc),
                addresses,
                new BCryptPasswordEncoder(),
                clock,
                ids);
    }

    @Bean
    FourEyes fourEyes(People people) {
        return new FourEyes(hands -> people.countBeside(Role.OFFICER, hands));
    }

    @Bean
    Tokens tokens(JdbcClient jdbc, InstantSource clock, Ids ids) {
        return new Tokens(new TokenTable(jdbc), new PersonTable(jdbc), clock, ids);
    }

    /** Open in a demo only. */
    @Bean
    CrowdDoor crowdDoor(@Value("${qiantang.demo:false}") boolean demo, @Value("${qiantang.data:data}") Path data)
            throws IOException {
        return demo ? CrowdDoor.in(data) : CrowdDoor.closed();
    }

    @Bean
    @Order(-1)
    ApplicationRunner rememberSimulated(People people) {
        return _ -> people.rememberSimulated();
    }

    @Bean
    Secrets secrets(JdbcClient jdbc) {
        return new Secrets(jdbc);
    }

    /** A demo brings its own accounts; every other installation starts with one administrator. */
    @Bean
    @ConditionalOnProperty(name = "qiantang.demo", havingValue = "false")
    ApplicationRunner firstAdmin(People people) {
        return _ -> FirstAdmin.ensure(people, System.out);
    }

    /** Requests are counted and timed as wholes; each filter for itself would be a good part of a short request's time. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, People people, Tokens tokens) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/studio/me", "/api/studio/me/shop")
                        .authenticated()
                        .requestMatchers("/api/studio/**")
                        .hasAnyRole(Role.MERCHANT.name(), STAFF)
                        .requestMatchers("/api/agency/**")
                        .hasRole(Role.AGENCY.name())
                        .requestMatchers("/api/admin/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/api/orders/**", "/api/me/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/shows/*/claims")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.spa()
                        // The payment provider signs its callbacks and has no cookie; its cashier page is its own.
                        .ignoringRequestMatchers(
                                "/api/payments/callback/**",
                                "/api/parcels/callback/**",
                                "/simpay/**",
                                "/cashier/**",
                                "/api/media/**")
                        // A token is never sent along by a browser of its own accord, as a cookie is.
                        .ignoringRequestMatchers(SessionFilter::hasToken))
                .addFilterBefore(new SessionFilter(people, tokens), AnonymousAuthenticationFilter.class)
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

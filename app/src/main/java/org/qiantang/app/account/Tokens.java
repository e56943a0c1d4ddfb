package org.qiantang.app.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.event.Ids;

/** Tokens by which programs act for a person, as far as their scopes go. */
final class Tokens {
    static final int MOST = 20;
    static final int MAX_DAYS = 365;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final TokenTable tokens;
    private final PersonTable persons;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    Tokens(TokenTable tokens, PersonTable persons, InstantSource clock, Ids ids) {
        this.tokens = tokens;
        this.persons = persons;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token as it is shown once, and never again. */
    record Issued(TokenTable.Token token, String secret) {}

    /** Who a token stands for, and what it may be used for. */
    record Bearer(Person person, Set<Scope> scopes) {}

    /** Empty where there are too many. */
    Optional<Issued> issue(long personId, String name, Set<Scope> scopes, int days) {
        if (tokens.of(personId).size() >= MOST) {
            return Optional.empty();
        }
        String secret = Tickets.PREFIX + Tickets.fresh(random);
        Instant now = clock.instant();
        var token = new TokenTable.Token(
                ids.next(), personId, name, Set.copyOf(scopes), now, now.plus(Duration.ofDays(days)), null);
        tokens.insert(token, Tickets.hash(secret));
        return Optional.of(new Issued(token, secret));
    }

    Instant now() {
        return clock.instant();
    }

    List<TokenTable.Token> of(long personId) {
        return tokens.of(personId);
    }

    boolean revoke(long personId, long id) {
        return tokens.delete(personId, id);
    }

    Optional<Bearer> bearer(String secret) {
        Instant now = clock.instant();
        return tokens.find(Tickets.hash(secret), now).flatMap(token -> {
            Instant used = token.lastUsedAt();
            if (used == null || used.plus(NOTED_EVERY).isBefore(now)) {
                tokens.used(token.id(), now);
            }
            return persons.byId(token.personId()).map(person -> new Bearer(person, token.scopes()));
        });
    }
}

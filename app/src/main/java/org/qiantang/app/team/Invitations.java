package org.qiantang.app.team;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.Tickets;
import org.qiantang.event.Ids;
import org.springframework.transaction.support.TransactionTemplate;

/** Invitations and their answers: each is good once, and whole or not at all. */
final class Invitations {
    static final int MOST_OPEN = 50;
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final InvitationTable invitations;
    private final PostTable posts;
    private final People people;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            InvitationTable invitations,
            PostTable posts,
            People people,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.invitations = invitations;
        this.posts = posts;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** An invitation, and the code of one that goes by link; the code is shown this once. */
    record Made(Invitation invitation, @Nullable String code) {}

    /** The answer to somebody who accepts. */
    sealed interface Accepted {
        record Joined() implements Accepted {}

        /** Somebody was quicker, or its time is over. */
        record Gone() implements Accepted {}

        /** An owner works in the own shop only. */
        record InAShop() implements Accepted {}

        record NotAHost() implements Accepted {}

        record WithAnAgency() implements Accepted {}
    }

    /** Empty where too many are open. */
    Optional<Made> make(
            Invitation.Kind kind, long ofId, @Nullable Long showId, Set<Post> given, @Nullable Long to, Person by) {
        Instant now = clock.instant();
        if (invitations.of(kind, ofId, now).size() >= MOST_OPEN) {
            return Optional.empty();
        }
        String code = to == null ? Tickets.fresh(random) : null;
        var invitation = new Invitation(ids.next(), kind, ofId, showId, given, to, by.id(), now.plus(GOOD_FOR));
        invitations.insert(invitation, code == null ? null : Tickets.hash(code), now);
        return Optional.of(new Made(invitation, code));
    }

    /** By its code, or by its id where it is addressed to the asker. */
    Optional<Invitation> find(String key, @Nullable Person asker) {
        Instant now = clock.instant();
        if (!key.matches("[0-9]{1,19}")) {
            return invitations.byCode(Tickets.hash(key), now);
        }
        try {
            return asker == null ? Optional.empty() : invitations.addressed(Long.parseLong(key), asker.id(), now);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    List<Invitation> to(Person person) {
        return invitations.to(person.id(), clock.instant());
    }

    List<Invitation> of(Invitation.Kind kind, long ofId) {
        return invitations.of(kind, ofId, clock.instant());
    }

    boolean withdraw(long id, long ofId) {
        return invitations.withdraw(id, ofId);
    }

    boolean decline(Invitation invitation) {
        return invitations.answer(invitation.id(), clock.instant());
    }

    Accepted accept(Invitation invitation, Person person) {
        return Objects.requireNonNull(transactions.execute(state -> {
            // Read again: what the request came with may be old by now.
            Person now = people.byId(person.id()).orElse(person);
            Accepted answer =
                    invitations.answer(invitation.id(), clock.instant()) ? take(invitation, now) : new Accepted.Gone();
            if (!(answer instanceof Accepted.Joined)) {
                state.setRollbackOnly();
            }
            return answer;
        }));
    }

    private Accepted take(Invitation invitation, Person person) {
        return switch (invitation.kind()) {
            case SHOP -> {
                // An owner stays in the own shop; others may work in several, and act for one of them at a time.
                if (person.is(Role.MERCHANT)) {
                    yield new Accepted.InAShop();
                }
                if (person.merchantId() == null) {
                    people.setShop(person.id(), invitation.ofId());
                }
                posts.putMember(invitation.ofId(), person.id(), invitation.posts());
                yield new Accepted.Joined();
            }
            case SHOW -> {
                if (!person.is(Role.HOST)) {
                    yield new Accepted.NotAHost();
                }
                long showId = Objects.requireNonNull(invitation.showId());
                invitation.posts().forEach(post -> posts.putAt(showId, person.id(), post));
                yield new Accepted.Joined();
            }
            case AGENCY -> {
                if (!person.is(Role.HOST)) {
                    yield new Accepted.NotAHost();
                }
                yield posts.joinAgency(invitation.ofId(), person.id(), clock.instant())
                        ? new Accepted.Joined()
                        : new Accepted.WithAnAgency();
            }
        };
    }
}

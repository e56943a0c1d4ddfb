package org.qiantang.app.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Ids;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people of the platform: they join, sign in, sign out, and are known by their session. */
public final class People {
    static final Duration SESSION = Duration.ofDays(14);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 72; // bcrypt reads no further
    private static final int MAX_NICKNAME = 20;
    private static final String NOBODY = "观众";
    private static final int MAX_REMEMBERED = 100_000;

    private final PersonTable persons;
    private final SessionTable sessions;
    private final PasswordEncoder passwords;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, String> nicknames = new ConcurrentHashMap<>();
    private final String nobodysHash;

    People(PersonTable persons, SessionTable sessions, PasswordEncoder passwords, InstantSource clock, Ids ids) {
        this.persons = persons;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = ids;
        this.nobodysHash = encode("nobody");
    }

    /** The answer to somebody who wants to join. */
    public sealed interface Joining {
        record Joined(Person person) implements Joining {}

        record NameTaken() implements Joining {}

        record Unfit(String field, String expected) implements Joining {}
    }

    public Joining join(String name, String password, String nickname, Set<Role> roles, @Nullable Long merchantId) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String shown = nickname.strip();
        if (!NAME.matcher(plain).matches()) {
            return new Joining.Unfit("name", "3-32 a-z 0-9 . _ -");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < MIN_PASSWORD || bytes > MAX_PASSWORD) {
            return new Joining.Unfit("password", MIN_PASSWORD + "-" + MAX_PASSWORD);
        }
        if (shown.isEmpty() || shown.codePointCount(0, shown.length()) > MAX_NICKNAME) {
            return new Joining.Unfit("nickname", "1-" + MAX_NICKNAME);
        }
        var person = new Person(ids.next(), plain, shown, roles, merchantId);
        return persons.insert(person, encode(password), clock.instant())
                ? new Joining.Joined(person)
                : new Joining.NameTaken();
    }

    /** A new session's token; empty where name or password is wrong, and as slow then as otherwise. */
    public Optional<String> signIn(String name, String password) {
        Optional<PersonTable.Password> known = persons.password(name.strip().toLowerCase(Locale.ROOT));
        boolean right = passwords.matches(
                password, known.map(PersonTable.Password::hash).orElse(nobodysHash));
        return known.filter(_ -> right).map(found -> open(found.personId()));
    }

    /** Opens a session without asking for a password again. */
    public String open(long personId) {
        byte[] token = new byte[32];
        random.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        Instant now = clock.instant();
        sessions.insert(hash(text), personId, now, now.plus(SESSION));
        return text;
    }

    public void signOut(String token) {
        sessions.delete(hash(token));
    }

    public int forgetEndedSessions() {
        return sessions.deleteEnded(clock.instant());
    }

    public Optional<Person> bySession(String token) {
        Optional<Person> person = persons.bySession(hash(token), clock.instant());
        person.ifPresent(found -> nicknames.put(found.id(), found.nickname()));
        return person;
    }

    public Optional<Person> byId(long id) {
        return persons.byId(id);
    }

    public Optional<Person> byName(String name) {
        return persons.password(name).flatMap(found -> persons.byId(found.personId()));
    }

    /** What a person is called in rooms; a neutral word for one who is not known. */
    public String nickname(long personId) {
        if (nicknames.size() > MAX_REMEMBERED) {
            nicknames.clear();
        }
        return nicknames.computeIfAbsent(
                personId, id -> persons.byId(id).map(Person::nickname).orElse(NOBODY));
    }

    /** The same without ever asking the database: who has not been seen lately has the neutral word. */
    public String nicknameAtHand(long personId) {
        return nicknames.getOrDefault(personId, NOBODY);
    }

    /** Where parcels go, as JSON. */
    public Optional<String> address(long personId) {
        return persons.address(personId);
    }

    void setAddress(long personId, String json) {
        persons.setAddress(personId, json);
    }

    private String encode(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}

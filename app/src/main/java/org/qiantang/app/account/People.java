package org.qiantang.app.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Ids;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people of the platform: they join, sign in, sign out, and are known by their session. */
public final class People {
    static final Duration SESSION = Duration.ofDays(14);
    private static final Duration ONE_TIME = Duration.ofDays(3);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);
    private static final String NOBODY = "观众";
    private static final int MAX_REMEMBERED = 100_000;
    private static final int MAX_SIMULATED = 2_000;
    private static final int MAX_DEVICE = 200;
    private static final int ONE_TIME_LENGTH = 12;

    private final PersonTable persons;
    private final SessionTable sessions;
    private final TokenTable tokens;
    private final AddressBook addresses;
    private final PasswordEncoder passwords;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();
    private final List<LongConsumer> hearers = new CopyOnWriteArrayList<>();
    private final Map<Long, Shown> shown = new ConcurrentHashMap<>();
    private final String nobodysHash;

    People(
            PersonTable persons,
            SessionTable sessions,
            TokenTable tokens,
            AddressBook addresses,
            PasswordEncoder passwords,
            InstantSource clock,
            Ids ids) {
        this.persons = persons;
        this.sessions = sessions;
        this.tokens = tokens;
        this.addresses = addresses;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = ids;
        this.nobodysHash = encode("nobody");
    }

    /** What rooms show of a person. */
    private record Shown(String nickname, boolean simulated) {}

    private static final Shown STRANGER = new Shown(NOBODY, false);

    /** The answer to somebody who wants to join. */
    public sealed interface Joining {
        record Joined(Person person) implements Joining {}

        record NameTaken() implements Joining {}

        record Unfit(String field, String zh, String en) implements Joining {}
    }

    /** Somebody whose names and password are fit to join; entering is then one row. */
    public static final class Ready {
        private final Person person;
        private final String passwordHash;

        private Ready(Person person, String passwordHash) {
            this.person = person;
            this.passwordHash = passwordHash;
        }

        public Person person() {
            return person;
        }
    }

    /** The answer to somebody who wants to sign in. */
    sealed interface SignedIn {
        record Opened(String token, boolean limited) implements SignedIn {}

        record Wrong() implements SignedIn {}

        record Deactivated() implements SignedIn {}
    }

    public Joining join(String name, String password, String nickname, Set<Role> roles, @Nullable Long merchantId) {
        return join(name, password, nickname, roles, merchantId, false);
    }

    Joining join(
            String name,
            String password,
            String nickname,
            Set<Role> roles,
            @Nullable Long merchantId,
            boolean simulated) {
        Joining.Unfit unfit = faultOf(name, password, nickname).orElse(null);
        if (unfit != null) {
            return unfit;
        }
        Ready ready = ready(name, password, nickname, roles, merchantId, simulated);
        return enter(ready) ? new Joining.Joined(ready.person()) : new Joining.NameTaken();
    }

    /** What keeps somebody from joining, as far as it can be told without looking at others. */
    public Optional<Joining.Unfit> faultOf(String name, String password, String nickname) {
        String plain = NameRules.name(name);
        return NameRules.faultOfName(plain)
                .or(() -> NameRules.faultOfPassword("password", password, plain))
                .or(() -> NameRules.faultOfNickname("nickname", NameRules.nickname(nickname)))
                .map(fault -> new Joining.Unfit(fault.field(), fault.zh(), fault.en()));
    }

    /** Does what is slow about joining, so that {@link #enter} may be part of a short piece of work. */
    public Ready ready(String name, String password, String nickname, Set<Role> roles, @Nullable Long merchantId) {
        return ready(name, password, nickname, roles, merchantId, false);
    }

    private Ready ready(
            String name,
            String password,
            String nickname,
            Set<Role> roles,
            @Nullable Long merchantId,
            boolean simulated) {
        faultOf(name, password, nickname).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.field() + ": (expected: " + fault.en() + ")");
        });
        var person = new Person(
                ids.next(), NameRules.name(name), NameRules.nickname(nickname), roles, merchantId, simulated);
        return new Ready(person, encode(password));
    }

    /** Writes the person down; false where the name is taken. Joins the transaction that it is called in. */
    public boolean enter(Ready ready) {
        Instant now = clock.instant();
        return !persons.isBarred(ready.person.name(), now) && persons.insert(ready.person, ready.passwordHash, now);
    }

    /** Opens a session where name and password are right, and is as slow where they are not. */
    SignedIn signIn(String name, String password, String device) {
        Optional<PersonTable.Password> known = persons.password(NameRules.name(name));
        boolean right = passwords.matches(
                password, known.map(PersonTable.Password::hash).orElse(nobodysHash));
        if (known.isEmpty() || !right) {
            return new SignedIn.Wrong();
        }
        PersonTable.Password found = known.get();
        Instant until = found.until();
        if (until != null && !until.isAfter(clock.instant())) {
            return new SignedIn.Wrong();
        }
        return found.deactivated()
                ? new SignedIn.Deactivated()
                : new SignedIn.Opened(open(found.personId(), device, until != null), until != null);
    }

    /** Opens a session without asking for a password again. */
    public String open(long personId) {
        return open(personId, "");
    }

    String open(long personId, String device) {
        return open(personId, device, false);
    }

    private String open(long personId, String device, boolean limited) {
        String token = Tickets.fresh(random);
        Instant now = clock.instant();
        String shown = device.codePoints()
                .filter(NameRules::isSeen)
                .limit(MAX_DEVICE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        sessions.insert(Tickets.hash(token), personId, now, now.plus(SESSION), shown, limited);
        return token;
    }

    public void signOut(String token) {
        sessions.delete(Tickets.hash(token)).ifPresent(this::ended);
    }

    /** Tells whoever lets people do things for long, as an open socket does, that a session of theirs has ended. */
    public void whenSessionsEnd(LongConsumer hears) {
        hearers.add(hears);
    }

    private void ended(long personId) {
        hearers.forEach(hears -> hears.accept(personId));
    }

    public int forgetEndedSessions() {
        return sessions.deleteEnded(clock.instant());
    }

    /** Who may do things by this session's token; nobody by a limited one. */
    public Optional<Person> bySession(String token) {
        return session(token).filter(session -> !session.limited()).flatMap(session -> known(session.personId()));
    }

    Optional<SessionTable.Session> session(String token) {
        Instant now = clock.instant();
        Optional<SessionTable.Session> found = sessions.find(Tickets.hash(token), now);
        found.filter(session -> session.seenAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(session -> sessions.seen(session.id(), now));
        return found;
    }

    List<SessionTable.Session> sessionsOf(long personId) {
        return sessions.of(personId, clock.instant());
    }

    boolean endSession(long personId, long sessionId) {
        boolean gone = sessions.delete(personId, sessionId);
        ended(personId);
        return gone;
    }

    int endOtherSessions(long personId, long sparedId) {
        int gone = sessions.deleteBut(personId, sparedId);
        ended(personId);
        return gone;
    }

    /** False where the old password is wrong. All sessions end with it. */
    boolean changePassword(Person person, String old, String fresh) {
        String hash =
                persons.password(person.name()).map(PersonTable.Password::hash).orElse(nobodysHash);
        if (!passwords.matches(old, hash)) {
            return false;
        }
        persons.setPassword(person.id(), encode(fresh), null);
        endOtherSessions(person.id(), 0);
        return true;
    }

    /** A password that is good once, for three days; whoever was signed in is signed out, and programs too. */
    String resetPassword(long personId) {
        String password = Tickets.readable(random, ONE_TIME_LENGTH);
        persons.setPassword(personId, encode(password), clock.instant().plus(ONE_TIME));
        endOtherSessions(personId, 0);
        tokens.deleteAll(personId);
        return password;
    }

    boolean hasOneTimePassword(String name) {
        return persons.password(name).map(PersonTable.Password::until).isPresent();
    }

    /** A password that nobody is told. */
    String unknownPassword() {
        return Tickets.fresh(random);
    }

    void rename(long personId, String nickname) {
        persons.setNickname(personId, nickname);
        shown.computeIfPresent(personId, (_, before) -> new Shown(nickname, before.simulated()));
    }

    boolean setRoles(long personId, Set<Role> roles) {
        return persons.setRoles(personId, roles);
    }

    /** The shop that a person acts for from now on; none where it is null. */
    public boolean setShop(long personId, @Nullable Long merchantId) {
        return persons.setMerchant(personId, merchantId);
    }

    /** Makes somebody the owner of a new shop, in the caller's transaction; false for one who belongs to a shop. */
    public boolean own(Person person, long merchantId) {
        var roles = EnumSet.of(Role.MERCHANT, Role.HOST);
        roles.addAll(person.roles());
        return persons.own(person.id(), merchantId, roles);
    }

    /** Somebody who wants to host: may be invited to shows and by agencies from now on. */
    Person becomeHost(Person person) {
        var roles = EnumSet.of(Role.HOST);
        roles.addAll(person.roles());
        persons.setRoles(person.id(), roles);
        return persons.byId(person.id()).orElse(person);
    }

    /** Those who act for a shop and can sign in: none whose account was deactivated. */
    public List<Person> ofShop(long merchantId) {
        return persons.ofMerchant(merchantId);
    }

    /** Nobody signs in by this account any more, and whoever had is signed out; what it did stays. */
    boolean deactivate(long personId) {
        boolean known = persons.setDeactivated(personId, clock.instant());
        endOtherSessions(personId, 0);
        return known;
    }

    /** Whether this is somebody's password, asked for once more before something that cannot be undone. */
    public boolean isPassword(Person person, String password) {
        String hash =
                persons.password(person.name()).map(PersonTable.Password::hash).orElse(nobodysHash);
        return passwords.matches(password, hash);
    }

    /** The first step of closing an account: nobody comes in by it any more, neither a person nor a program. */
    public void shut(long personId) {
        deactivate(personId);
        tokens.deleteAll(personId);
    }

    /**
     * The last step of closing an account: who it was is gone, and can be asked for again without harm.
     *
     * @param barredUntil until when nobody else may take the name; null where anybody may at once
     */
    public void erase(long personId, @Nullable Instant barredUntil) {
        if (barredUntil != null) {
            persons.barName(personId, barredUntil);
        }
        // No name that somebody may choose has such a mark in it.
        persons.erase(personId, "closed#" + personId, encode(unknownPassword()), clock.instant());
        endOtherSessions(personId, 0);
        shown.put(personId, new Shown(NameRules.GONE, isSimulated(personId)));
    }

    /** Whether somebody's account was closed and all that told who it was is gone. */
    boolean isClosed(long personId) {
        return persons.isClosed(personId);
    }

    /** The same, from memory where the person was seen lately: nobody else is called so. */
    public boolean isGone(long personId) {
        return shown(personId).nickname().equals(NameRules.GONE);
    }

    boolean reactivate(long personId) {
        return persons.setDeactivated(personId, null);
    }

    List<PersonTable.Listed> listed(String q, String role, long before, int limit) {
        return persons.listed(q, role, before, limit);
    }

    /** How many there are of a role who may sign in. */
    public int countOf(Role role) {
        return persons.countOf(role);
    }

    /** The same, these left out. */
    int countBeside(Role role, Collection<Long> personIds) {
        return persons.countBeside(role, personIds);
    }

    /** Those of one role or the other who may sign in, these left out. */
    public List<Person> ofEitherBeside(Role one, Role other, Collection<Long> personIds) {
        return persons.ofEitherBeside(one, other, personIds);
    }

    public Optional<Person> byId(long id) {
        return persons.byId(id);
    }

    public Optional<Person> byName(String name) {
        return persons.password(name).flatMap(found -> persons.byId(found.personId()));
    }

    /** What a person is called in rooms; a neutral word for one who is not known. */
    public String nickname(long personId) {
        return shown(personId).nickname();
    }

    /** Those in whose nickname these letters stand, the newest first. */
    public List<Long> nicknamed(String part, int most) {
        return persons.nicknamed(part, most);
    }

    /** The same without ever asking the database: who has not been seen lately has the neutral word. */
    public String nicknameAtHand(long personId) {
        return shown.getOrDefault(personId, STRANGER).nickname();
    }

    /** Whether this is an account of the demo's crowd. */
    public boolean isSimulated(long personId) {
        return shown(personId).simulated();
    }

    /** The same without ever asking the database. */
    public boolean isSimulatedAtHand(long personId) {
        return shown.getOrDefault(personId, STRANGER).simulated();
    }

    /** Whoever is simulated is known as such before the first of their lines is shown again. */
    void rememberSimulated() {
        persons.simulated(MAX_SIMULATED).forEach(this::remember);
    }

    private Shown shown(long personId) {
        if (shown.size() > MAX_REMEMBERED) {
            shown.values().removeIf(one -> !one.simulated());
        }
        return shown.computeIfAbsent(
                personId,
                id -> persons.byId(id)
                        .map(person -> new Shown(person.nickname(), person.simulated()))
                        .orElse(STRANGER));
    }

    private void remember(Person person) {
        shown.put(person.id(), new Shown(person.nickname(), person.simulated()));
    }

    /** Where parcels go unless somewhere else is said, as JSON. */
    public Optional<String> address(long personId) {
        return persons.address(personId);
    }

    /** One of a person's addresses, as JSON; empty where it is not the person's. */
    public Optional<String> address(long personId, long addressId) {
        return addresses.asJson(personId, addressId);
    }

    Optional<Person> known(long personId) {
        Optional<Person> person = persons.byId(personId);
        person.ifPresent(this::remember);
        return person;
    }

    private String encode(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }
}

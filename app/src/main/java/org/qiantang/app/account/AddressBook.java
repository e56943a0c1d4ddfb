package org.qiantang.app.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.qiantang.event.Ids;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** People's addresses: one of each person's is the default, as soon as there is one at all. */
public final class AddressBook {
    static final int MOST = 20;

    private final AddressTable addresses;
    private final PersonTable persons;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Ids ids;

    AddressBook(
            AddressTable addresses,
            PersonTable persons,
            TransactionTemplate transactions,
            JsonMapper json,
            InstantSource clock,
            Ids ids) {
        this.addresses = addresses;
        this.persons = persons;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    public List<Address> of(long personId) {
        return addresses.of(personId);
    }

    public Optional<Address> one(long personId, long id) {
        return addresses.one(personId, id);
    }

    public Optional<Address> usual(long personId) {
        return of(personId).stream().filter(Address::isDefault).findFirst();
    }

    /** As an order carries it. */
    Optional<String> asJson(long personId, long id) {
        return one(personId, id).map(json::writeValueAsString);
    }

    /** The new address; empty where the book is full. */
    Optional<Address> add(long personId, Address written) {
        return changed(personId, () -> {
            List<Address> before = addresses.of(personId);
            if (before.size() >= MOST) {
                return Optional.empty();
            }
            long id = ids.next();
            Address address = withId(written, id, written.isDefault() || before.isEmpty());
            if (address.isDefault()) {
                addresses.noDefault(personId);
            }
            addresses.insert(personId, address, clock.instant());
            return addresses.one(personId, id);
        });
    }

    /** The address as it is now; empty where it is not the person's. */
    Optional<Address> revise(long personId, long id, Address written) {
        return changed(personId, () -> {
            Optional<Address> before = addresses.one(personId, id);
            if (before.isPresent()) {
                // Only another one takes the default away from one.
                boolean usual = written.isDefault() || before.get().isDefault();
                if (usual) {
                    addresses.noDefault(personId);
                }
                addresses.update(personId, withId(written, id, usual));
            }
            return addresses.one(personId, id);
        });
    }

    /** Puts an address in the place of the default one. */
    void setUsual(long personId, Address written) {
        Optional<Address> before = usual(personId);
        if (before.isPresent()) {
            revise(personId, before.get().id(), written);
        } else {
            add(personId, written);
        }
    }

    boolean remove(long personId, long id) {
        return changed(personId, () -> {
            boolean removed = addresses.delete(personId, id);
            addresses.ensureDefault(personId);
            return removed;
        });
    }

    private <T> T changed(long personId, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            addresses.lock(personId);
            T answer = work.get();
            persons.setAddress(
                    personId, usual(personId).map(json::writeValueAsString).orElse(null));
            return answer;
        }));
    }

    private static Address withId(Address address, long id, boolean usual) {
        return new Address(
                id,
                address.recipient(),
                address.phone(),
                address.province(),
                address.city(),
                address.district(),
                address.region(),
                address.street(),
                usual);
    }
}

package org.qiantang.app.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qiantang.engine.fanout.Viewer;

/** Who is at a show now: each person once, however many sockets they have, and each guest. Not thread-safe. */
final class Present {
    private final Set<Arrival> arrivals = new HashSet<>();
    private final Map<Long, Integer> persons = new HashMap<>();
    private final Map<Long, Integer> staff = new HashMap<>();
    private final Set<Long> simulatedPersons = new HashSet<>();
    private int guests;
    private int simulatedGuests;

    void enter(Arrival arrival) {
        arrivals.add(arrival);
        long person = arrival.viewer().personId();
        if (person == Viewer.GUEST) {
            guests++;
            simulatedGuests += arrival.simulated() ? 1 : 0;
        } else {
            persons.merge(person, 1, Integer::sum);
            if (arrival.simulated()) {
                simulatedPersons.add(person);
            }
        }
        if (arrival.staff()) {
            staff.merge(person, 1, Integer::sum);
        }
    }

    /** False for who is not there. */
    boolean leave(Arrival arrival) {
        if (!arrivals.remove(arrival)) {
            return false;
        }
        long person = arrival.viewer().personId();
        if (person == Viewer.GUEST) {
            guests--;
            simulatedGuests -= arrival.simulated() ? 1 : 0;
        } else {
            persons.computeIfPresent(person, (_, sockets) -> sockets == 1 ? null : sockets - 1);
            if (!persons.containsKey(person)) {
                simulatedPersons.remove(person);
            }
        }
        if (arrival.staff()) {
            staff.computeIfPresent(person, (_, sockets) -> sockets == 1 ? null : sockets - 1);
        }
        return true;
    }

    /** People and guests. */
    int viewers() {
        return persons.size() + guests;
    }

    /** Those of them who are of the demo's crowd. */
    int simulated() {
        return simulatedPersons.size() + simulatedGuests;
    }

    /** Those who have signed in, without the show's own people and the demo's crowd. */
    Set<Long> people() {
        Set<Long> people = new HashSet<>(persons.keySet());
        people.removeAll(staff.keySet());
        people.removeAll(simulatedPersons);
        return people;
    }

    /** The show's own people, as they are at every moment. */
    Set<Long> staff() {
        return staff.keySet();
    }
}

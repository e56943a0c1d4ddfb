package org.qiantang.app.account;

import java.util.Collection;
import java.util.function.ToIntFunction;

/**
 * Who agrees to what others made: nobody who had a hand in it. An administrator does only where no officer is left who
 * had none, so that what all officers wrote together can still be agreed to.
 */
public final class FourEyes {
    private final ToIntFunction<Collection<Long>> officersBeside;

    /** Made of the question how many officers there are beside some people. */
    public FourEyes(ToIntFunction<Collection<Long>> officersBeside) {
        this.officersBeside = officersBeside;
    }

    /** Whether somebody may agree, or why not. */
    public enum Answer {
        MAY,
        OWN_WORK,
        OFFICERS_FIRST
    }

    /**
     * Whether somebody may agree to it.
     *
     * @param hands those who made it
     * @param officer whether the person is one, and not only an administrator
     */
    public Answer of(Collection<Long> hands, long personId, boolean officer) {
        if (hands.contains(personId)) {
            return Answer.OWN_WORK;
        }
        return officer || officersBeside.applyAsInt(hands) == 0 ? Answer.MAY : Answer.OFFICERS_FIRST;
    }

    public boolean allow(Collection<Long> hands, Person person) {
        return of(hands, person.id(), person.is(Role.OFFICER)) == Answer.MAY;
    }
}

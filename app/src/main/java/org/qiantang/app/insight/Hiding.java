package org.qiantang.app.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.insight.Profile.Dimension;
import org.qiantang.app.insight.Profile.Group;

/** Hides groups in which one could be found, and those from which they could be reckoned. */
public final class Hiding {
    /** No group of fewer people is told. */
    public static final int LEAST = 10;

    private Hiding() {}

    /** Nobody at all is no secret. */
    public static boolean isSmall(int people) {
        return people > 0 && people < LEAST;
    }

    /** A number in whole tens, so that nobody is found as the difference of two numbers. */
    public static int rounded(int number) {
        return number - number % LEAST;
    }

    /** Of groups that divide people among them, by name, those that may be told; the others are absent. */
    public static Map<String, Integer> parts(Map<String, Integer> counted) {
        List<Group> groups = counted.entrySet().stream()
                .map(one -> new Group(one.getKey(), one.getValue()))
                .toList();
        Map<String, Integer> told = new HashMap<>();
        for (Group group : parts("", groups).groups()) {
            Integer people = group.people();
            if (people != null) {
                told.put(group.id(), people);
            }
        }
        return told;
    }

    /**
     * Groups that divide people among them, whose sum is known: what is hidden of them is never one group alone, and never few
     * people together.
     */
    static Dimension parts(String id, List<Group> counted) {
        int all = counted.stream().mapToInt(Hiding::size).sum();
        if (isSmall(all)) {
            return new Dimension(id, counted.stream().map(Hiding::hidden).toList());
        }
        List<Group> told = new ArrayList<>(counted.stream()
                .map(group -> isSmall(size(group)) ? hidden(group) : group)
                .toList());
        return new Dimension(id, hideMore(told, all));
    }

    /** Groups that may share people, out of a known number: who is not in a group must be many, too. */
    static Dimension sharing(String id, List<Group> counted, int all) {
        return new Dimension(
                id,
                counted.stream()
                        .map(group -> isSmall(size(group)) || isSmall(all - size(group)) ? hidden(group) : group)
                        .toList());
    }

    /** A group within a larger one of the same kind, such as a month within a year: what lies between must be many. */
    static Dimension within(Dimension inner, Dimension outer) {
        return new Dimension(
                inner.id(),
                inner.groups().stream()
                        .map(group -> {
                            int around = outer.groups().stream()
                                    .filter(one -> one.id().equals(group.id()))
                                    .mapToInt(Hiding::size)
                                    .findFirst()
                                    .orElse(0);
                            return isSmall(around - size(group)) ? hidden(group) : group;
                        })
                        .toList());
    }

    /** Groups of which more had to be hidden since: none of these may be reckoned from the others either. */
    static Dimension partsAgain(Dimension told, List<Group> counted) {
        int all = counted.stream().mapToInt(Hiding::size).sum();
        return new Dimension(told.id(), hideMore(new ArrayList<>(told.groups()), all));
    }

    private static List<Group> hideMore(List<Group> told, int all) {
        while (isReckoned(told, all)) {
            Optional<Group> smallest =
                    told.stream().filter(group -> size(group) > 0).min(Comparator.comparingInt(Hiding::size));
            if (smallest.isEmpty()) {
                break;
            }
            told.replaceAll(one -> one.equals(smallest.get()) ? hidden(one) : one);
        }
        return told;
    }

    private static boolean isReckoned(List<Group> told, int all) {
        long hidden = told.stream().filter(group -> group.people() == null).count();
        int people = all - told.stream().mapToInt(Hiding::size).sum();
        return hidden > 0 && people > 0 && (hidden == 1 || people < LEAST);
    }

    private static int size(Group group) {
        Integer people = group.people();
        return people == null ? 0 : people;
    }

    private static Group hidden(Group group) {
        return new Group(group.id(), null);
    }
}

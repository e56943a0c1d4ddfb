package org.qiantang.app.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who bought in a show, in groups that are large enough to hide in; a demo's crowd is no part of it.
 *
 * @param dimensions recency, frequency and money of buyers' purchases in this shop's shows (RFM: Hughes, Strategic
 *     Database Marketing, 1994), and whether they bought for the first time
 */
record Profile(List<Dimension> dimensions) {
    /** No group of fewer people is told, nor what one could reckon it from. */
    static final int LEAST = 10;

    Profile {
        dimensions = List.copyOf(dimensions);
    }

    record Dimension(String id, List<Group> groups) {
        Dimension {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A group.
     *
     * @param people how many they are; null where they are too few to be told
     */
    record Group(String id, @Nullable Integer people) {}

    /** Groups as they may be told; where one alone would be hidden, the smallest other one is hidden with it. */
    static Dimension told(String id, List<Group> counted) {
        int all = counted.stream().mapToInt(Profile::size).sum();
        if (all > 0 && all < LEAST) {
            return new Dimension(id, counted.stream().map(Profile::hidden).toList());
        }
        List<Group> told = new ArrayList<>(counted.stream()
                .map(group -> isSmall(group) ? hidden(group) : group)
                .toList());
        long hidden = told.stream().filter(group -> group.people() == null).count();
        if (hidden == 1) {
            Optional<Group> other = told.stream()
                    .filter(group -> group.people() != null && group.people() > 0)
                    .min(Comparator.comparingInt(Profile::size));
            other.ifPresent(group -> told.replaceAll(one -> one.equals(group) ? hidden(one) : one));
        }
        return new Dimension(id, told);
    }

    /** Nobody at all is no secret. */
    private static boolean isSmall(Group group) {
        return size(group) > 0 && size(group) < LEAST;
    }

    private static int size(Group group) {
        Integer people = group.people();
        return people == null ? 0 : people;
    }

    private static Group hidden(Group group) {
        return new Group(group.id(), null);
    }
}

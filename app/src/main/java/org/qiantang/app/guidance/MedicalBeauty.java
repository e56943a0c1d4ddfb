package org.qiantang.app.guidance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The three lists for medical beauty (医美): compliance, enforcement, and handing over to the police. */
public record MedicalBeauty(
        String version, String noticeZh, String noticeEn, String scopeZh, String scopeEn, List<Checklist> lists) {
    /** The list that shops answer themselves. */
    private static final String OF_SHOPS = "compliance";

    public MedicalBeauty {
        lists = List.copyOf(lists);
    }

    /**
     * One list with its points in groups.
     *
     * @param answer what yes means: {@code yes_is_good}, or a breach or a reason to hand over
     */
    public record Checklist(
            String id,
            String zh,
            String en,
            String officialTitle,
            String mark,
            String forZh,
            String forEn,
            String answer,
            String answerZh,
            String answerEn,
            @Nullable String cautionZh,
            @Nullable String cautionEn,
            List<Group> groups,
            List<Step> afterYes) {
        public Checklist {
            groups = List.copyOf(groups);
            afterYes = List.copyOf(afterYes);
        }
    }

    public record Group(String id, String zh, String en, List<Point> items) {
        public Group {
            items = List.copyOf(items);
        }
    }

    public record Step(int step, String zh, String en) {}

    /** The points of all three lists, which officers go through. */
    public Set<String> allPoints() {
        return lists.stream()
                .flatMap(list -> list.groups().stream())
                .flatMap(group -> group.items().stream())
                .map(Point::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The points that a shop answers. */
    public Set<String> points() {
        return lists.stream()
                .filter(list -> list.id().equals(OF_SHOPS))
                .flatMap(list -> list.groups().stream())
                .flatMap(group -> group.items().stream())
                .map(Point::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}

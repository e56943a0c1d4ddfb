package org.qiantang.app.takedown;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FilmEvent;

/**
 * A film as its stream tells of it: all that the next decision hangs on.
 *
 * @param down null while the film may be seen
 * @param hidden the comments that officers hid
 */
record FilmCase(FilmEvent.@Nullable FilmTakenDown down, boolean contested, boolean upheld, Set<Long> hidden) {
    FilmCase {
        hidden = Set.copyOf(hidden);
    }

    static FilmCase of(List<FilmEvent> story) {
        FilmEvent.FilmTakenDown down = null;
        boolean contested = false;
        boolean upheld = false;
        var hidden = new HashSet<Long>();
        for (FilmEvent event : story) {
            switch (event) {
                case FilmEvent.FilmTakenDown taken -> {
                    down = taken;
                    contested = false;
                    upheld = false;
                }
                case FilmEvent.TakedownContested _ -> contested = true;
                case FilmEvent.TakedownUpheld _ -> upheld = true;
                case FilmEvent.FilmPutBack _ -> down = null;
                case FilmEvent.CommentHidden comment -> hidden.add(comment.commentId());
                case FilmEvent.CommentShownAgain comment -> hidden.remove(comment.commentId());
            }
        }
        return new FilmCase(down, contested, upheld, hidden);
    }
}

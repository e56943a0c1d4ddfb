package org.qiantang.bench.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.qiantang.bench.hammer.Part;

/** What a buyer wants under an intent, and all that they were told of it. Asked again it is the same wish. */
public final class Wish {
    private final long buyerId;
    private final String intent;
    private final boolean checkout;
    private final List<Part> parts;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile boolean settled;

    public Wish(long buyerId, String intent, boolean checkout, List<Part> parts) {
        this.buyerId = buyerId;
        this.intent = intent;
        this.checkout = checkout;
        this.parts = List.copyOf(parts);
    }

    long buyerId() {
        return buyerId;
    }

    String intent() {
        return intent;
    }

    boolean isCheckout() {
        return checkout;
    }

    List<Part> parts() {
        return parts;
    }

    String path() {
        return checkout ? "/api/checkouts" : "/api/shows/" + parts.getFirst().showId() + "/claims";
    }

    Object body() {
        Map<String, Object> body = new HashMap<>();
        body.put("intent", intent);
        if (checkout) {
            body.put("parts", parts);
        } else {
            body.put("wants", parts.getFirst().wants());
        }
        return body;
    }

    void told(Answer answer) {
        answers.add(answer);
    }

    List<Answer> answers() {
        return answers;
    }

    List<Answer.Granted> grants() {
        return answers.stream()
                .filter(Answer.Granted.class::isInstance)
                .map(Answer.Granted.class::cast)
                .toList();
    }

    Optional<Answer.Granted> granted() {
        return grants().stream().findFirst();
    }

    /** How often nothing came. */
    long silences() {
        return answers.stream().filter(Answer.None.class::isInstance).count();
    }

    /** Whether nobody can say yet what became of it. */
    boolean isOpen() {
        return granted().isEmpty() && !settled && (answers.isEmpty() || silences() > 0);
    }

    /** It was asked once more, when nothing of it was under way any more, and has been answered. */
    void settle() {
        settled = true;
    }

    @Override
    public String toString() {
        return "wish " + intent + " of buyer " + buyerId + " " + parts + " told " + answers;
    }
}

package org.qiantang.app.copywriting;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model and listens as it answers, for so long at most; what was asked before in the same words is
 * answered from memory. It may be told to stop at any time.
 */
final class ModelTalk {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTalk.class);
    private static final int KEPT = 500;
    private static final int LOOK_EVERY_MILLIS = 25;
    /** Where a service does not tell, a character is taken for a token: rather too many than too few. */
    private static final int LONGEST_ANSWER = 40_000;

    private final StreamingChatModel model;
    private final String name;
    private final Duration timeout;
    private final Map<String, String> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    ModelTalk(StreamingChatModel model, String name, Duration timeout) {
        this.model = model;
        this.name = name;
        this.timeout = timeout;
    }

    /**
     * What a model has said.
     *
     * @param text as far as it came
     * @param tokens what it has used; 0 where it was not asked
     * @param trouble why it is not whole; null if it is
     */
    record Told(String text, int tokens, @Nullable Trouble trouble) {}

    Told ask(String system, String user, Watch watch) {
        String key = key(system, user);
        String known = kept(key);
        if (known != null) {
            watch.heard().accept(known);
            return new Told(known, 0, null);
        }
        var listener = new Listener(watch);
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(system), UserMessage.from(user))
                .build();
        // Where the answer has begun by then, a client reads all of it in the thread that asks: who listens is another.
        Thread.ofVirtual().start(() -> begin(request, listener));
        Told told = listener.await(system.length() + user.length());
        if (told.trouble() == null) {
            keep(key, told.text());
        } else {
            LOG.warn(
                    "language model failed: because={} heard={}",
                    told.trouble(),
                    told.text().length());
        }
        return told;
    }

    private void begin(ChatRequest request, Listener listener) {
        try {
            model.chat(request, listener);
        } catch (RuntimeException refused) {
            // Some clients throw at once what others report later.
            listener.onError(refused);
        }
    }

    /** What was answered to this is of no use: it is asked anew next time. */
    synchronized void forget(String system, String user) {
        answers.remove(key(system, user));
    }

    private synchronized @Nullable String kept(String key) {
        return answers.get(key);
    }

    private synchronized void keep(String key, String answer) {
        answers.put(key, answer);
    }

    private String key(String system, String user) {
        try {
            byte[] bytes = (name + "\0" + system + "\0" + user).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256: absent (expected: in every Java)", absent);
        }
    }

    private final class Listener implements StreamingChatResponseHandler {
        private final Watch watch;
        private final StringBuilder heard = new StringBuilder();
        private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        private volatile @Nullable StreamingHandle handle;
        private volatile boolean over;

        Listener(Watch watch) {
            this.watch = watch;
        }

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            handle = context.streamingHandle();
            if (over) {
                context.streamingHandle().cancel();
                return;
            }
            String now;
            synchronized (heard) {
                heard.append(partial.text());
                now = heard.toString();
            }
            watch.heard().accept(now);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
        }

        @Override
        public void onError(Throwable trouble) {
            whole.completeExceptionally(trouble);
        }

        Told await(int asked) {
            Trouble trouble = null;
            ChatResponse response = null;
            try {
                response = listen();
                trouble = response == null ? given() : troubleIn(response);
            } catch (ExecutionException failed) {
                trouble = troubleOf(failed.getCause());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                trouble = Trouble.STOPPED;
            }
            over = true;
            StreamingHandle open = handle;
            if (trouble != null && open != null) {
                open.cancel();
            }
            String text;
            synchronized (heard) {
                text = heard.toString();
            }
            return new Told(text, tokens(response, asked, text.length()), trouble);
        }

        /** Null once the time is up, the answer is too long, or nobody wants it any more. */
        private @Nullable ChatResponse listen() throws ExecutionException, InterruptedException {
            for (long waited = 0; waited < timeout.toMillis(); waited += LOOK_EVERY_MILLIS) {
                try {
                    return whole.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (java.util.concurrent.TimeoutException _) {
                    if (watch.stopped().getAsBoolean() || length() > LONGEST_ANSWER) {
                        return null;
                    }
                }
            }
            return null;
        }

        private int length() {
            synchronized (heard) {
                return heard.length();
            }
        }

        private Trouble given() {
            return watch.stopped().getAsBoolean()
                    ? Trouble.STOPPED
                    : length() > LONGEST_ANSWER ? Trouble.FAILED : Trouble.TIMEOUT;
        }

        private @Nullable Trouble troubleIn(ChatResponse response) {
            FinishReason reason = response.finishReason();
            if (reason == FinishReason.CONTENT_FILTER) {
                return Trouble.REFUSED;
            }
            // An answer without an end was cut off on its way.
            return reason == null ? Trouble.BROKEN : null;
        }

        private Trouble troubleOf(@Nullable Throwable cause) {
            if (cause instanceof RateLimitException) {
                return Trouble.BUSY;
            }
            if (cause instanceof AuthenticationException) {
                return Trouble.KEY;
            }
            if (cause instanceof ModelNotFoundException) {
                return Trouble.NO_MODEL;
            }
            if (cause instanceof TimeoutException) {
                return Trouble.TIMEOUT;
            }
            if (cause instanceof ContentFilteredException) {
                return Trouble.REFUSED;
            }
            return length() > 0 ? Trouble.BROKEN : Trouble.FAILED;
        }

        /** Where nothing was answered nothing was used, as far as anybody tells. */
        private int tokens(@Nullable ChatResponse response, int askedCharacters, int heardCharacters) {
            Integer told = response == null || response.tokenUsage() == null
                    ? null
                    : response.tokenUsage().totalTokenCount();
            if (told != null) {
                return told;
            }
            return heardCharacters == 0 ? 0 : askedCharacters + heardCharacters;
        }
    }
}

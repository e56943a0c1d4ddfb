package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;

/** What an asker has of a client that reads an answer in the thread that asks, as one does whose answer has begun by then. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class ModelTalkTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Says a little, and then reads from a model that says no more, until the connection is closed. */
    private static final class Hanging implements StreamingChatModel, StreamingHandle {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onPartialResponse(new PartialResponse("料子"), new PartialResponseContext(this));
            try {
                closed.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void cancel() {
            closed.countDown();
        }

        @Override
        public boolean isCancelled() {
            return closed.getCount() == 0;
        }
    }

    @Test
    void a_client_that_reads_in_the_thread_that_asks_can_be_stopped() {
        var model = new Hanging();
        var heard = new AtomicBoolean();

        ModelTalk.Told told = new ModelTalk(model, "hanging", LONG)
                .ask("写", "方巾", new Watch(heard::get, text -> heard.set(text.equals("料子"))));

        assertThat(told.trouble()).isEqualTo(Trouble.STOPPED);
        assertThat(told.text()).isEqualTo("料子");
        assertThat(model.isCancelled()).isTrue();
    }

    @Test
    void a_client_that_reads_in_the_thread_that_asks_is_given_up_in_time() {
        var model = new Hanging();

        ModelTalk.Told told = new ModelTalk(model, "hanging", Duration.ofMillis(200)).ask("写", "方巾", Watch.NOBODY);

        assertThat(told.trouble()).isEqualTo(Trouble.TIMEOUT);
        assertThat(model.isCancelled()).isTrue();
    }
}

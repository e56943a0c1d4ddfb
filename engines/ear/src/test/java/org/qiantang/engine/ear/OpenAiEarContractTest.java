package org.qiantang.engine.ear;

class OpenAiEarContractTest extends FallibleEarContract {
    @Override
    FallibleWorld worldOf(Show show) throws Exception {
        var server = new FakeTranscriptions();
        return new FallibleWorld() {
            @Override
            public Ear open(EarListener listener) {
                return new OpenAiEar(server.base(), "whisper-1", "sk-test", SHORT_PAUSES, listener);
            }

            @Override
            public void breakDown() {
                server.behave(FakeTranscriptions.status(500, "{\"error\":{\"message\":\"out of order\"}}"));
            }

            @Override
            public void hang() {
                server.behave(server.hanging());
            }

            @Override
            public void mend() {
                server.behave(FakeTranscriptions::hear);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}

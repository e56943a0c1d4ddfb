package org.qiantang.engine.ear;

class FunAsrEarContractTest extends FallibleEarContract {
    @Override
    FallibleWorld worldOf(Show show) throws Exception {
        var server = new FakeFunAsr();
        return new FallibleWorld() {
            @Override
            public Ear open(EarListener listener) {
                return new FunAsrEar(server.address(), SHORT_PAUSES, listener);
            }

            @Override
            public void breakDown() {
                server.behave(FakeSocket::refuse);
                server.breakConnections();
            }

            @Override
            public void hang() {
                server.behave(server.hanging());
            }

            @Override
            public void mend() {
                server.behave(server::hear);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}

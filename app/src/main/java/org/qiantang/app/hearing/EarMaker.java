package org.qiantang.app.hearing;

import java.io.IOException;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.EarListener;

/** Makes an ear of the house's kind. */
@FunctionalInterface
interface EarMaker {
    Ear open(EarListener listener) throws IOException;
}

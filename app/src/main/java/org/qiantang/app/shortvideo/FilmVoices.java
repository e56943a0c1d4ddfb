package org.qiantang.app.shortvideo;

import java.util.List;
import org.qiantang.engine.performance.SpeechEngine;

/** The voices that speak films, in the order in which they are tried; empty where this machine has none. */
@FunctionalInterface
public interface FilmVoices {
    List<SpeechEngine> inOrder();
}

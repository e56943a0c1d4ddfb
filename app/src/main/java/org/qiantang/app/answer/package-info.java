/** Answers viewers' questions from the facts, prices and pieces of a show, or says that it cannot. */
@ApplicationModule(allowedDependencies = {"catalog", "meaning", "shelf"})
@NullMarked
package org.qiantang.app.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The digital host: performs a show from its script, lets viewers in between two sentences, and is drawn and encoded here. By the
 * weights with which she chooses, people are told which item they might present next.
 */
@ApplicationModule(allowedDependencies = {"account", "media", "question", "room", "settings", "web"})
@NullMarked
package org.qiantang.app.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

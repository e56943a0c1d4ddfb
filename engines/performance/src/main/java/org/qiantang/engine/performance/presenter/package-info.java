/** The presenter's picture: an illustrated host in her tea room, drawn frame by frame from mouth, pose and stage. */
@NullMarked
package org.qiantang.engine.performance.presenter;

import org.jspecify.annotations.NullMarked;

;; Opens a Dockerfile in Emacs, waits for the findings of eglot, applies a code action and saves.
;; usage: SERVER='dotnet …/dockerfile-analyzers.dll' emacs --batch -Q -l emacs.el Dockerfile
;; Debian keeps it outside of the folders that a batch run looks in.
(let ((folders (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/eglot-*")))
  (when folders (add-to-list 'load-path (car folders))))
(unless (require 'eglot nil t)
  (princ "eglot is not installed\n")
  (kill-emacs 0))
(define-derived-mode dockerfile-test-mode prog-mode "Dockerfile")
(add-to-list 'eglot-server-programs
             `(dockerfile-test-mode . ,(append (split-string (getenv "SERVER")) '("lsp"))))
(add-to-list 'auto-mode-alist '("Dockerfile\\'" . dockerfile-test-mode))
(setq eglot-sync-connect 30 eglot-autoshutdown t eglot-confirm-server-edits nil
      eglot-send-changes-idle-time 0)

(defun wait-for (what condition)
  (with-timeout (30 (error "There is no %s" what))
    (while (not (funcall condition)) (accept-process-output nil 0.05))))

(find-file (pop command-line-args-left))
(apply #'eglot--connect (eglot--guess-contact))
(wait-for "server" #'eglot-current-server)
(flymake-mode 1)
(flymake-start)
(wait-for "diagnostic" (lambda () (flymake-diagnostics)))
(dolist (diagnostic (flymake-diagnostics))
  (princ (format "%d %s\n" (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                 (flymake-diagnostic-text diagnostic))))
(let ((before (buffer-chars-modified-tick)))
  (eglot-code-actions (point-min) (point-max) "source.fixAll.dockerfileAnalyzers" t)
  (wait-for "edit" (lambda () (> (buffer-chars-modified-tick) before))))
(save-buffer)
(eglot-shutdown (eglot-current-server))
(princ "saved\n")

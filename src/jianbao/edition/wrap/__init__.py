"""The one-piece cover for perfect binding (胶装封皮): back, spine and front on one sheet."""
